"""The words in which people write offers, by what they mean: data for `core.offers.wording`.

A word may bring a period with it: 月息 is interest, a month.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import product


class Tag(StrEnum):
    """What a word says about the numbers beside it."""

    ADDED = "added"
    AFTER = "after"
    APART = "apart"
    APR = "apr"
    EARLY = "early"
    EFFECTIVE = "effective"
    AT_END = "at-end"
    ASIDE = "aside"
    BALLOON = "balloon"
    BORROW = "borrow"
    BOTH = "both"
    CARD = "card"
    CASH = "cash"
    COLLECTS = "collects"
    COMPOUND = "compound"
    COSTS = "costs"
    DISCOUNTED = "discounted"
    DOWN = "down"
    EQUAL = "equal"
    EQUAL_PRINCIPAL = "equal-principal"
    FEE = "fee"
    FIRST = "first"
    FIRST_NOW = "first-now"
    FIRST_PAYMENT = "first-payment"
    FIRST_PAYMENT_OF_LAST = "first-payment-of-last"
    FLAT = "flat"
    FLOOR = "floor"
    FREE = "free"
    FROM = "from"
    GET = "get"
    INSTALMENTS = "instalments"
    INTEREST = "interest"
    INTEREST_ONLY = "interest-only"
    LATE = "late"
    MIN = "min"
    NO_FEE = "no-fee"
    NOW = "now"
    ON_PAYDAYS = "on-paydays"
    ON_TOP = "on-top"
    OFF = "off"
    OFF_OF_LAST = "off-of-last"
    OVER = "over"
    PAWN = "pawn"
    PAY = "pay"
    PLUS = "plus"
    PRICE = "price"
    PRINCIPAL_LAST = "principal-last"
    REBATE = "rebate"
    RENEWED = "renewed"
    REST = "rest"
    SPREAD = "spread"
    SPARED = "spared"
    SPARED_OF_LAST = "spared-of-last"
    STILL_OWED = "still-owed"
    TAX = "tax"
    TOGETHER = "together"
    TOTAL = "total"
    TOTAL_OF_LAST = "total-of-last"
    UNSURE = "unsure"
    UPFRONT = "upfront"
    UPFRONT_OF_LAST = "upfront-of-last"
    IN = "in"
    INCLUDED = "included"
    INSTEAD = "instead"
    LIMIT = "limit"
    OR = "or"
    WITH_LAST = "with-last"


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """A table of the words for each meaning, turned round."""
    return {word: meaning for meaning, text in table.items() for word in _words(text)}


_ENGLISH = {
    Tag.ADDED: (
        "added up front, added upfront, added at the start, added to the loan, added on,"
        " added to the balance, rolled into the loan, rolled in, added to the amount, financed in,"
        " put on top, on top of the loan, capitalised, capitalized"
    ),
    Tag.AFTER: "after, later",
    Tag.APART: (
        "nothing down, no money down, no down payment, no deposit, zero down, zero deposit,"
        " nil, none, waived, not needed, not counted, not included, excluding, excluded,"
        " extra charge, separately"
    ),
    Tag.APR: "apr, a.p.r, aprc, annual percentage rate",
    Tag.ASIDE: (
        "my salary, salary is, salary of, salary, income, wage, my wage, i earn, earn, earning,"
        " payslip, pay slip, payslip net is, net pay, net pay is, take home pay,"
        " gross salary, gross pay, my pay is, basic pay,"
        " i make, we make, take home, take-home, i get paid, i am paid, i'm paid, score,"
        " credit score, fico, cibil, age, aged, my age, model, pension, benefits,"
        " allowance, family of, my rent is, i pay rent of, rent is, i rent for, room, order number,"
        " reference, phone number, earns, we earn"
    ),
    Tag.AT_END: (
        "at the end, in the end, all due, lump sum, one payment, single payment, in one go, due,"
        " in one sum, in a single sum, pay in full, paid in full, pay day, bullet, at maturity,"
        " payday, all at once, in full, at closure, on closure, at redemption, on maturity,"
        " when it ends, at end, in one shot, one shot, in one piece, at one go, same time on payday"
    ),
    Tag.BALLOON: (
        "balloon, residual, final payment, last payment, final instalment, final balloon,"
        " last one, final one, last instalment, last installment, final repayment"
    ),
    Tag.BORROW: (
        "total amount of credit,"
        " salary loan, wage loan, installment loan, instalment loan, balloon loan, payday loan,"
        " borrow, borrowing, borrowed, borrows, loan, loans, lend, lends, lending, lent, credit,"
        " principal, finance, financed, contract, need, advance, mortgage, amount, cash advance,"
        " i take, i took, take out, took out, taking out, i get a loan,"
        " i'd be taking, be taking, taking, if i take, i sign, i sign for, sign for, signed for,"
        " pledge, pledged, pledging, face value, face amount, discount loan, discount note"
    ),
    Tag.BOTH: "both, all, all of them, both of them, all of it",
    Tag.CARD: (
        "card, credit card, balance, debt, revolving, overdraft, owe, owing, owed, store card"
    ),
    Tag.CASH: (
        "cash, in cash, cash for, paid in cash, outright, if i pay cash, if you pay cash,"
        " if paid in cash, paying cash"
    ),
    Tag.COMPOUND: "compounded, compounding, compound, compounds",
    Tag.COSTS: "cost, costs",
    Tag.DISCOUNTED: (
        "interest deducted upfront, interest deducted up front, interest is deducted upfront,"
        " interest taken upfront, interest deducted in advance, interest taken in advance,"
        " interest paid in advance, interest paid upfront, interest taken off first"
    ),
    Tag.DOWN: (
        "down, deposit, down payment, downpayment, of my own, my own money, trade-in, trade"
        " in, trade,"
        " traded in, part exchange, part-exchange, part ex, part-ex, part ex worth, trade in worth,"
        " part exchange worth, trade-in worth, i put in, i put down, putting in"
    ),
    Tag.EARLY: (
        "foreclosure, prepayment, prepay, early settlement, early repayment, early closure,"
        " repaid early, paid off early, pay it off early, settle early"
    ),
    Tag.EFFECTIVE: (
        "ear, eir, effective interest rate, effective annual rate, effective rate, effective, tae"
    ),
    Tag.EQUAL: "equal payments, equal instalments, equal installments, equal parts, equally",
    Tag.EQUAL_PRINCIPAL: (
        "equal principal, straight line, linear, equal principal payments,"
        " same share of the principal, same part of the principal, same amount of principal,"
        " same amount of the principal, same principal, same share of principal, fixed principal"
    ),
    Tag.FEE: (
        "fee, fees, charge, charges, commission, service charge, charging, surcharge, tip, tips,"
        " flat fee, flat charge, option fee, levy, stamp duty"
    ),
    Tag.FIRST: (
        "to open, activation, setup, set up, set-up, arrangement, processing, application, admin,"
        " administration, establishment, registration, one-off, one off, once, one time, one-time,"
        " enrolment, joining, booking, transfer"
    ),
    Tag.FIRST_NOW: (
        "first one today, first payment today, first one now, first payment now, first today,"
        " the first today, first due today, first at checkout, first one at checkout,"
        " first part today, first now, first one right away, first of them today,"
        " first on enrolment, first on delivery, first on signing, first one on delivery"
    ),
    Tag.FIRST_PAYMENT: (
        "first payment, first instalment, first installment, first repayment, 1st payment,"
        " no payments for, no payment for, pay nothing for, nothing to pay for, payments start,"
        " nothing for, starts in, start in, starting in, first one, the first after, first after,"
        " the first in, the first due after, first repayment due, payments begin, first due"
    ),
    Tag.FLAT: (
        "flat, add-on, add on, original amount, flat rate, of the original, on the original,"
        " initial amount, first amount, whole amount"
    ),
    Tag.FLOOR: "at least, no less than, not less than",
    Tag.FREE: (
        "interest free, interest-free, no interest, zero interest, without interest, same as cash"
    ),
    Tag.FROM: "from",
    Tag.GET: (
        "get, gets, receive, receives, received, in hand, in my hand, cash in hand, paid out,"
        " payout, net, i end up with, only get, into my account, hand me, gives me, give me,"
        " after fees, after the fee, gives you, i was given, was given, given, you receive,"
        " sends you, pays out, they'd give, would give, they give, they will give, they'll give,"
        " they credit, they'll credit, they will credit, they credited, credited to my account,"
        " they send, they sent, they wire, wire me, wires me, wired me, they wired, send me,"
        " sends me, deposits, deposited, released, disbursed,"
        " i only see,"
        " they released, they disbursed, sent me, lands in, arrives, reaches me, ends up in,"
        " on my account, lands, lands on, lands on my phone, hits my account, hits my phone"
    ),
    Tag.IN: "in",
    Tag.INCLUDED: "including, includes, include, incl, of which",
    Tag.INSTEAD: (
        "no sorry, sorry no, sorry, sorry i mean, sorry i meant, i mean, i meant, no i mean,"
        " no i meant, i mean to say, no wait, wait no, wait, no wait sorry, scratch that, make"
        " that, no make that, sorry make that, make it, correction, oops, oops sorry, actually"
        " no, no actually, actually make that, my mistake, my bad, er no, er, no hang on, hang"
        " on, no no, no it's, no its, no it is, rather, typo, meant"
    ),
    Tag.INSTALMENTS: "parts, split, spread, split into, bnpl, pay in, buy now pay later",
    Tag.INTEREST: (
        "interest, rate, rates, interest rate, finance charge, finance charges, interest charge,"
        " interest charges"
    ),
    Tag.NO_FEE: "no fees, no fee, no charges, zero fees, without fees, fee free, fee-free",
    Tag.INTEREST_ONLY: (
        "interest only, interest-only, interest first, paying interest, pay interest,"
        " only the interest, just the interest, only interest, just interest, nothing but interest,"
        " nothing but the interest, interest each month only, only pay the interest,"
        " only pay interest, paying just the interest, paying only the interest,"
        " only paying the interest, just pay the interest, just pay interest,"
        " pay only the interest, pay only interest, pay just the interest"
    ),
    Tag.LATE: (
        "late, miss, missed, penalty, overdue, default, if you are late, late fee,"
        " if not paid, if not paid off, if unpaid, if you don't pay, otherwise"
    ),
    Tag.LIMIT: "up to, maximum of, as much as",
    Tag.MIN: "minimum, min, minimum payment, min payment, minimum repayment, min.",
    Tag.NOW: (
        "at the start, at the beginning, at signing, on signing, on day one, today, now,"
        " at checkout, at the till, on the day, straight away, at closing, at the closing,"
        " on closing, when we sign, when i sign, before signing, before i sign,"
        " on the day i sign, paid at closing"
    ),
    Tag.OFF: "off, discount, cashback, save, saves, saves me, save me, sale",
    Tag.OFF_OF_LAST: "of it is, of it, of that is, of them is",
    Tag.ON_PAYDAYS: (
        "each payday, every payday, per payday, a payday, each paycheck, every paycheck,"
        " each pay day, every pay day, each time i get paid, every time i get paid,"
        " whenever i get paid, comes off every paycheck, off every paycheck, off each paycheck,"
        " out of every paycheck, from every paycheck, from each paycheck"
    ),
    Tag.ON_TOP: (
        "insurance, membership, subscription, protection, protection plan, payment protection,"
        " cover, premium, ppi, warranty, account keeping, account-keeping"
    ),
    Tag.OR: "or, whichever",
    Tag.OVER: "over, across, during",
    Tag.PAWN: "pawn, pawned, pawning, pawn loan, pawnbroker, pawn shop, pawnshop",
    Tag.PAY: (
        "pay, pays, paying, paid, repay, repays, repaying, repayment, repayments, pay back,"
        " payback, paying back, back, return, give, instalment, installment, instalments,"
        " installments, payment, payments, take, takes, pay off, pay it off, paying off,"
        " paying it off, pays off, paid off, payable, to be paid, becomes, become, turns into,"
        " grows to, they want, wants, repaid, give back, pay it back, emi, get it back,"
        " buy it back, redeem, taken back, gets taken back, get taken back, pull, pulls, debits,"
        " pay that off, pay this off, paying that off,"
        " they debit, kist, kisti, kists, kistis, cuota, cuotas, dues, hand over, hand back"
    ),
    Tag.PLUS: "plus, +, and, along with, as well as, on top of that",
    Tag.PRICE: (
        "bought, price, worth, purchase, cash price, retail, buy, buying, costing, phone, iphone,"
        " bill, invoice, hospital bill, school bill, medical bill, vet bill, repair bill, bill is,"
        " galaxy, tv, sofa, laptop, tuition, the item is, the thing is, the item costs, item costs"
    ),
    Tag.PRINCIPAL_LAST: (
        "principal after, the principal after, principal at the end, principal back after,"
        " the principal at the end, principal comes back after, principal due after"
    ),
    Tag.REBATE: (
        "if on time, if paid on time, if i pay on time, if i repay on time, if you pay on time,"
        " for paying on time, for prompt payment, prompt payment, subvention, subsidy, rebate,"
        " if never late, if i am never late, if not late, when paid on time, for on-time payment"
    ),
    Tag.RENEWED: (
        "rolled over, roll over, rolling over, rollover, rollovers, rolls over, carried on,"
        " carry on, renewed, renew, renewing, renewal, renewals, extended by, extended for,"
        " extended once, extended twice, extend it, extensions, carried over, first week free,"
        " first week is free, first payment free, first payment waived, first one free"
    ),
    Tag.REST: "remaining, the rest, rest of it, remainder, the remainder",
    Tag.SPARED_OF_LAST: (
        "free of payments, payment free, payment-free, without payments, without paying,"
        " no payments, payments free, repayment free, repayment-free"
    ),
    Tag.SPREAD: "spread over, spread across, shared over, divided over",
    Tag.STILL_OWED: "still-owed",
    Tag.TAX: "gst, sst, vat, tax, taxes, gct, sales tax, service tax, igv, iva",
    Tag.TOTAL: (
        "total, altogether, in all, in total, overall, all in, total amount payable, total payable,"
        " total amount repayable, total repayable, total amount to repay, total amount to pay,"
        " total of payments, total to pay, total to repay"
    ),
    Tag.TOTAL_OF_LAST: (
        "for the whole, over the whole, total for, in total for, altogether for, in all for"
    ),
    Tag.UNSURE: (
        "don't know, dont know, do not know, no idea, not sure, unsure, didn't say, didnt say,"
        " did not say, doesn't say, never said, won't tell, won't say, wont say, not clear,"
        " unclear, isn't clear, dunno, or what, not told, didn't tell, doesn't know,"
        " not stated, who knows"
    ),
    Tag.UPFRONT: (
        "upfront, up front, up-front, deducted, deduct, deducts, take off, keep, keeps, kept,"
        " cut from, cut out of, origination, in advance, minus, less, subtract, subtracts,"
        " withholds, withhold, hold back, holds back, keep back, keeps back, removes, comes out of,"
        " taken from the loan, out of the loan, take out of it"
    ),
    Tag.UPFRONT_OF_LAST: (
        "taken off, held back, kept back, taken out, off the top, comes off, come off, withheld,"
        " before payout, off up front, off upfront, taken off up front, taken off at the start,"
        " cut first, cutting first, cuts first, cut before, cutting before, taken first,"
        " takes first, off first, removed, is removed, subtracted, is kept, out first,"
        " deducted first, straight off, right off, taken from it, taken from the payout,"
        " taken from payout"
    ),
    Tag.WITH_LAST: (
        "with the last payment, with the final payment, with the last one,"
        " with the last instalment, with the last installment, with the final instalment,"
        " with the final one, with your last"
    ),
}

_ELSEWHERE = (
    "after the discount, after discount, after the sale, with the discount, for sale, on sale,"
    " after trade-in, after trade in, after my trade-in, after the trade-in, after the deposit,"
    " after my deposit, after deposit, after down payment, after the down payment,"
    " pay early, pay off early, repay early, pay early anytime, settle anytime,"
    " fees included, all fees included, fees all included, monthly fees all included,"
    " off my salary, off my pay, off my wages, off your pay, off your salary, off my paycheck,"
    " out of my pay, from my pay, out of your pay, out of my wages, from my wages, of my pay,"
    " out of my paycheck, from my paycheck, from your paycheck, out of my salary, from my salary,"
    " from what i get, cost at, costs at, earned wage, earned pay, earned wage access,"
    " wage app, wage advance app, pay app, pay advance app,"
    " what is the rate, what's the rate, what is the interest, what's the interest, what rate,"
    " what interest, what interest rate, which rate, how much interest, what apr, what is the apr,"
    " what's the apr, to keep it, to keep the car, if i want to keep it, if you want to keep it,"
    " reducing balance, declining balance, diminishing balance, on reducing balance,"
    " on declining balance, on diminishing balance, on a reducing balance, on contract,"
    " want to keep it, keep it after, keep the car, keep the phone, let me keep it, depot,"
    " finance man, finance guy, finance people, finance company, loan man, loan company, loan app"
)
"""Phrases that hold a word of the above and say nothing of it."""

_CHINESE = {
    Tag.ADDED: "计入本金, 加进本金, 加到本金, 并入本金, 加进贷款, 计入贷款, 一起贷",
    Tag.AFTER: "后, 以后, 之后",
    Tag.APART: "不算, 另算, 另计, 另付, 除外, 不含, 不包括, 不算在内, 先不算, 暂不算",
    Tag.APR: "年化, 年化利率, 年化率, 综合年化, 综合年化利率, 综合年化成本, 总费用年百分率",
    Tag.ASIDE: (
        "工资, 收入, 月薪, 月收入, 年收入, 年薪, 月入, 年入, 挣, 每月挣, 一个月挣, 芝麻分,"
        " 芝麻信用, 信用分, 评分, 征信分, 积分, 年龄, 养老金, 退休金, 低保, 补贴, 生活费, 房租,"
        " 手机号, 编号, 单号, 公里数, 里程, 车龄, 工龄, 水电, 水电费, 伙食, 伙食费, 饭钱, 物业费,"
        " 话费, 网费, 油费, 油钱, 停车费, 住宿费, 尾号, 门牌, 运单"
    ),
    Tag.AT_END: (
        "利随本清, 到期, 一次还清, 一次性还清, 一次性还本付息, 到期还本付息, 到期一次还,"
        " 到期一次还清, 到期一次还本付息, 一次还本付息, 到期一次性还本付息, 随借随还, 到时候,"
        " 到期归还, 到期还, 到期一次性还, 一次性归还, 最后一次还, 一次还, 一次还完, 一次付清,"
        " 一次结清, 一次性还, 一次性付清, 一次性结清, 一把还清, 秋收, 秋后, 收割后, 出栏, 卖粮,"
        " 卖了粮, 收粮, 收成, 卖猪, 麦收, 本息一次偿还, 一次偿还, 一次性偿还, 一次清偿"
    ),
    Tag.BALLOON: (
        "尾款, 最后一期, 尾付, 最后还, 末期, 最后再付, 最后付, 最后再还, 最后再给, 最后再交, 买断,"
        " 买断价, 买断费, 期满再付, 到期再付, 期末再还, 期末还, 到期再还, 到期再一次性还,"
        " 到期再一次还, 最后一次性还, 最后一次性再还, 最后一笔, 末尾再还, 到期另还, 期满再还,"
        " 期满还, 最后一次还清, 最后一次付"
    ),
    Tag.BORROW: (
        "借, 借款, 贷, 贷款, 借贷, 本金, 金额, 额度, 周转, 车贷, 房贷, 按揭, 借了, 贷了, 想借,"
        " 借到, 合同, 合同金额, 合同写, 分期金额, 借款金额, 贷款金额, 签, 现金贷, 消费贷, 网贷,"
        " 工资贷, 预支工资, 预支, 买车"
    ),
    Tag.BOTH: "两项, 两样, 都, 均, 全部, 全都, 一并",
    Tag.CARD: "信用卡, 欠, 透支, 卡债, 卡账, 余额, 欠款, 账单余额, 信用卡欠款, 欠了, 信用卡账单",
    Tag.CASH: "一次性付要, 一次性付, 全款, 现金价, 一口价, 一次付, 一次性买, 全额付",
    Tag.COLLECTS: "收, 要收, 收取",
    Tag.COMPOUND: "利滚利, 复利, 驴打滚",
    Tag.DISCOUNTED: (
        "利息先扣, 利息预扣, 利息提前扣, 利息预先扣, 利息先收, 利息一次先扣, 利息放款时扣"
    ),
    Tag.DOWN: (
        "首付, 定金, 首付款, 先付首付, 先给, 先给了, 先交, 先付, 先交了, 先付了, 自己出, 自己先付,"
        " 自备, 自付, 旧车抵, 置换抵, 抵扣, 旧手机抵, 旧机抵, 旧的抵, 抵了, 旧的抵了,"
        " 头款, 头期, 头期款, 头期钱"
    ),
    Tag.EARLY: "提前还款, 提前结清, 提前还清, 提前还",
    Tag.EQUAL: "等额本息, 等额, 本息平均摊还, 本息均摊, 本息平摊, 等额还本付息, 等额还款",
    Tag.EQUAL_PRINCIPAL: (
        "等额本金, 同样的本金, 一样的本金, 相同的本金, 相同本金, 同样本金, 固定本金, 固定的本金,"
        " 本金均摊"
    ),
    Tag.FEE: (
        "手续费, 服务费, 费用, 管理费, 费率, 手续费率, 担保费, 会员费, 咨询费, 费, 评估费, 中介费,"
        " 保险费, 分期费, 分期手续费, 分期费率, 平台费, 另扣, 另收, 加收, 抽"
    ),
    Tag.FIRST: "前期, 一次性, 一次性收, 首期收, 开户, 办理",
    Tag.FIRST_NOW: (
        "第一笔现在付, 第一期现在付, 首期现在付, 第一笔当场付, 第一期当场付, 首期当场付,"
        " 第一笔今天付, 第一期今天付, 首期今天付, 第一笔下单时付, 第一期下单就付, 首期下单付,"
        " 第一笔马上付"
    ),
    Tag.FIRST_PAYMENT: (
        "首次还款, 第一次还款, 首期还款, 第一期还款, 首期, 首月还款, 第一期, 第一笔, 第一次"
    ),
    Tag.FIRST_PAYMENT_OF_LAST: (
        "后开始还, 后开始还款, 后才开始还, 后开始每月还, 后首次还款, 后起还, 后才还第一期,"
        " 后还第一期, 后再开始还, 后开始付"
    ),
    Tag.FLAT: (
        "平息, 按原始本金, 按本金, 原始本金, 等本等息, 按总额, 按全额, 按借款总额, 按原始金额"
    ),
    Tag.FLOOR: "不少于, 不低于, 至少, 最少",
    Tag.FREE: (
        "免息, 零利息, 无息, 免利息, 零利率, 没有利息, 不要利息, 不收利息, 不算利息, 不用利息,"
        " 没利息, 不收息, 无利息, 免费"
    ),
    Tag.GET: (
        "到手, 到账, 实际到账, 实到, 拿到, 下款, 放款, 实得, 实收, 净收, 收到, 只给, 到手只有,"
        " 实际到手, 实际拿到, 打给我, 给了我, 给我, 只到账, 给, 实给, 给到, 先打, 打来, 转给我,"
        " 实际发, 发下来, 实际发下来, 实发, 发放, 实际发放, 打到卡里, 打到我卡里, 打到账户,"
        " 打到账上, 打到, 剩, 现在拿, 转到卡里, 汇来, 汇给我"
    ),
    Tag.INCLUDED: "含, 包含, 里面含, 其中, 包括, 内含, 已含, 含有",
    Tag.INSTEAD: (
        "不对, 哦不对, 不对不对, 哦不, 啊不, 啊不对, 噢不对, 不不, 说错了, 打错了, 写错了, "
        " 记错了, 说错, 打错, 更正, 更正一下, 应该是, 不好意思, 错了, 搞错了, 看错了, 弄错了"
    ),
    Tag.INSTALMENTS: "分期, 分期付款, 分期还, 分, 分成, 先用后付, 先买后付",
    Tag.INTEREST: "利息, 利率, 息, 利, 借款利率, 贷款利率, 利率低",
    Tag.INTEREST_ONLY: (
        "先息后本, 付息到期还本, 到期还本, 按月付息, 先还利息, 付息, 只还利息, 按期付息, 先付利息,"
        " 利息按月付, 利息按月还, 利息月付, 只付利息, 只交利息, 光还利息,"
        " 只缴息, 只还息, 只付息, 只缴利息,"
        " 利息每月付, 利息每月还, 利息按期付"
    ),
    Tag.LATE: "逾期, 违约金, 滞纳金, 罚息, 晚还, 迟还, 逾期费, 罚",
    Tag.LIMIT: "最高, 最高可借, 最多, 最多可借, 最高可贷, 最高额度, 额度最高",
    Tag.MIN: "最低, 最低还款, 最低还款额, 最低还, 最低额, 只还最低",
    Tag.NO_FEE: (
        "免手续费, 零手续费, 免服务费, 无手续费, 没有手续费, 没手续费, 不收手续费, 手续费全免,"
        " 手续费减免, 免收手续费, 豁免手续费, 免管理费, 免中介费, 不收服务费, 没有服务费,"
        " 手续费免了, 手续费免, 免佣, 免年费, 不要手续费, 免评估费, 免担保费, 不收中介费,"
        " 不收任何费用, 没有任何费用"
    ),
    Tag.NOW: (
        "开头交, 开头付, 一开始交, 一开始付, 现在付, 当场付, 今天付, 当天付, 现在交, 下单时付,"
        " 当场交, 当面付"
    ),
    Tag.OFF: "折, 优惠, 立减, 满减, 打折, 押金",
    Tag.ON_PAYDAYS: (
        "每次发工资, 每回发工资, 每次发薪, 每个发薪日, 每到发薪日, 一发工资, 发工资就, 每发一次工资"
    ),
    Tag.ON_TOP: "保险, 保费, 意外险, 会费",
    Tag.OR: "或, 或者",
    Tag.PAWN: "典当, 当铺, 当了, 典当行, 抵押给当铺",
    Tag.PAY: (
        "还, 还款, 偿还, 付, 付款, 缴, 交, 还清, 归还, 应还, 还给, 要还, 需还, 还本付息, 供,"
        " 每期还款, 得还, 给他, 给她, 给人家, 给对方, 还他, 还她, 给人, 收回"
    ),
    Tag.PLUS: "加, 另加, 外加, 再加, 加上",
    Tag.PRICE: (
        "价, 现价, 总价, 售价, 车价, 原价, 价格, 市价, 手机, 电视, 电脑, 商品, 买, 学费, 培训费,"
        " 课程费, 药费, 住院费, 手术费, 治疗费, 补课费, 报名费, 护理费, 旅游费, 月子费, 装修费,"
        " 医药费, 美容费, 房子, 车子, 汽车, 房价, 冰箱, 洗衣机, 空调, 平板, 家具,"
        " 健身卡, 车值, 值, 包牌, 包牌价, 落地价,"
        " 相机, 鞋, 衣服, 家电, 电动车, 摩托车, 东西"
    ),
    Tag.PRINCIPAL_LAST: (
        "后还本, 后还本金, 后归还本金, 后还回本金, 最后还本金, 最后还本, 再还本金, 再还本"
    ),
    Tag.RENEWED: "续了, 再续, 可续, 能续, 续期, 展期, 续借, 滚了, 延期, 展了, 续贷, 免第一期,"
    " 免首期",
    Tag.SPARED_OF_LAST: "不用还, 免还, 不用还款, 不需要还, 不需还款, 先不还, 不用还钱, 暂不还",
    Tag.SPREAD: "摊到, 平摊到, 分摊到, 摊进, 均摊到, 摊在, 平摊在, 分摊在, 均摊在",
    Tag.TOGETHER: "一起还, 一起还清, 一并还, 一并还清, 最后一起还, 到期一起还",
    Tag.TOTAL: (
        "总共, 一共, 共, 总, 合计, 总计, 累计, 共计, 连本带利, 本息, 本息合计, 总额, 总还款,"
        " 本金加利息, 连本带息, 本金和利息, 本利"
    ),
    Tag.UNSURE: (
        "没说, 不知道, 没讲, 不清楚, 没写, 没说清, 没讲清, 未说明, 没告诉, 没提, 不晓得, 说不清"
    ),
    Tag.UPFRONT: (
        "先扣, 砍头息, 砍头, 扣, 预扣, 扣除, 先收, 头息, 扣掉, 提前扣, 前置, 扣了, 扣去, 先扣掉,"
        " 预收, 放款时扣, 直接扣, 先扣除, 扣下, 扣走, 提前收, 截留, 先截留, 先拿走, 抽走, 扣留,"
        " 他们留, 平台留, 中介留, 先留, 先抽, 内扣, 扣起, 先扣起, 从里面扣, 从放款里扣,"
        " 从放款里直接扣, 拿走, 留下"
    ),
    Tag.FROM: "从",
    Tag.REST: "剩下, 剩余, 余下, 余款",
}


def _joined(*parts: str) -> list[str]:
    """Every word that has one piece of each part, which may be left out where it says `-`."""
    pieces = [["" if one == "-" else one for one in _words(part)] for part in parts]
    return ["".join(each) for each in product(*pieces)]


_TAKEN_OFF = _joined(
    "放款, 下款, 到账, 打款, 发放, 放贷",
    "时, 前",
    "-, 先, 就, 直接, 一次",
    "扣, 扣除, 扣掉, 扣走, 扣下, 收取",
)
_AT_ONCE = _joined(
    "一次, 一次性, 一把, 一回, 一笔, 一口气, 一下子, 一下, 一趟, 一总",
    "还清, 还完, 还上, 还掉, 还给, 付清, 付完, 结清, 给清, 清掉, 了结",
)
_WITH_LAST = _joined(
    "最后一期, 最后一个月, 最后一次, 末期, 最后一笔",
    "一起, 一并, 另, 再另, 另外, 再另外, 还要另, 同时再",
    "付, 还, 交, 给",
)
_LETTERS = {
    "day": "日, 天",
    "week": "周",
    "month": "月",
    "year": "年",
    "each": "期",
    "quarter": "季",
}
_A_PERIOD = {
    Tag.INTEREST: "息, 利率, 利息, 利",
    Tag.FEE: ("费率, 手续费, 手续费率, 综合费率, 综合费, 服务费率, 服务费, 管理费"),
    Tag.PAY: "供, 还, 还款, 付",
    Tag.FLAT: "平息",
}

OF_LAST = {
    Tag.TOTAL_OF_LAST: Tag.TOTAL,
    Tag.UPFRONT_OF_LAST: Tag.UPFRONT,
    Tag.FIRST_PAYMENT_OF_LAST: Tag.FIRST_PAYMENT,
    Tag.SPARED_OF_LAST: Tag.SPARED,
    Tag.OFF_OF_LAST: Tag.OFF,
}
"""Words that always stand after what they are about, with what they mean."""

ENGLISH = {word: tag for tag, text in _ENGLISH.items() for word in _words(text)}
EMPTY = frozenset(_words(_ELSEWHERE))
"""Phrases without a meaning of their own."""
CHINESE: dict[str, tuple[str, Tag | None]] = {
    word: ("", tag) for tag, text in _CHINESE.items() for word in _words(text)
}
"""Each word with the period it brings (`day`, `week`, `month`, `year`, `each`) and its meaning."""

CHINESE |= {one: ("", Tag.AT_END) for one in _AT_ONCE if one not in CHINESE}
CHINESE |= dict.fromkeys(_TAKEN_OFF, ("", Tag.UPFRONT))
CHINESE |= dict.fromkeys(_WITH_LAST, ("", Tag.WITH_LAST))

for _period, _letters in _LETTERS.items():
    for _tag, _endings in _A_PERIOD.items():
        CHINESE |= dict.fromkeys(_joined(_letters, _endings), (_period, _tag))
    CHINESE |= dict.fromkeys(_joined("每, 每一, 每个, 按", _letters), (_period, None))

_EVERY_ZH: dict[tuple[str, Tag | None], str] = {
    ("week", None): "每星期, 每个星期, 每礼拜, 每个礼拜, 每一个星期",
    ("quarter", None): "每季度, 每一季度, 每一个季度, 每季, 每个季度, 一个季度",
    ("month", None): "每一个月, 月月",
    ("fortnight", None): "每两周, 双周, 两周一次",
    ("fortnight", Tag.PAY): "双周供, 两周一还",
    ("half-month", None): "每半个月",
    ("half-year", None): "每半年, 每隔半年, 半年一次",
    ("half-year", Tag.PAY): "半年还一次, 半年付一次",
    ("each", None): "一期",
    ("year", Tag.FEE): "年费",
    ("month", Tag.FEE): "月费",
    ("day", None): "天天",
}
_ELSEWHERE_ZH = (
    "四季, 工资卡, 工资条, 工资流水, 折合, 折算, 折成, 折下来, 新加坡, 加拿大, 参加, 增加, 加班,"
    " 加油, 加盟, 附加, 更加, 给力, 供应, 价值观, 利润, 总部, 总监, 总经理, 公共, 收银, 收据,"
    " 收条, 签证, 签字, 还价, 本来, 贷前, 价钱, 支付宝, 存折, 折叠, 骨折, 折腾, 转折, 最低只需,"
    " 最低仅需, 最低只要, 最低仅, 高利贷, 民间借贷, 贷款公司, 低利率, 分期乐, 期间, 分钟, 日期,"
    " 利用, 便利, 顺利, 共同, 现在, 万一, 十分, 一起, 一下, 一点, 一样, 一些, 一般, 一直, 一定,"
    " 第一, 还有, 还是, 还能, 还行, 多少, 免费咨询, 二手, 两用, 三方, 四川, 百货, 利率多少,"
    " 利息多少, 利率是多少, 利息是多少, 利率高不高, 利息高不高, 十分钟, 从头, 从来, 开春,"
    " 九出十三归, 千万, 万达, 费劲"
)
"""Words that hold another one and mean something else, or nothing."""

CHINESE |= {word: meaning for meaning, text in _EVERY_ZH.items() for word in _words(text)}
CHINESE |= dict.fromkeys(_words(_ELSEWHERE_ZH), ("", None))

PERIODS = {
    "day": ("day", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "half-month": ("half-month", 1),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "half-year": ("month", 6),
    "year": ("year", 1),
}

EVERY = _by_word(
    {
        "day": "daily",
        "week": "weekly, pw",
        "fortnight": "fortnightly, biweekly, bi-weekly",
        "half-month": "half-monthly",
        "half-year": "half-yearly, semiannual, semi-annual, semiannually, semi-annually",
        "month": "monthly, mthly, pcm, pm",
        "quarter": "quarterly",
        "year": "yearly, annual, annually, annum, pa",
    }
)

UNITS = _by_word(
    {
        "day": "d, day, days",
        "week": "w, wk, wks, week, weeks",
        "fortnight": "fortnight, fortnights",
        "month": "m, mo, mos, mth, mths, month, months, mnths",
        "quarter": "quarter, quarters",
        "year": "y, yr, yrs, year, years, annum",
        "each": "instalment, installment, payment, period",
    }
)

UNITS_ZH = _by_word(
    {
        "day": "天, 日",
        "week": "周, 星期, 礼拜, 个星期, 个礼拜, 个周",
        "month": "月, 个月",
        "year": "年",
        "quarter": "季度, 季, 个季, 个季度",
    }
)

COUNTS = frozenset(
    _words(
        "instalment, instalments, installment, installments, payment, payments, repayment,"
        " repayments, times, rates, terms, periods, pmts, pymts, emis, paychecks, paycheques,"
        " paydays, wages, salaries, emi, monthlies, weeklies, debits, orders, parts, kist, visits,"
        " collections, deductions,"
        " kists, kisti, kistis, cuotas, dues, rates, hulog, checks,"
        " cheques, pdcs"
    )
)

PARTS = frozenset(
    _words("bits, chunks, slices, lots, pieces, portions, shares, amounts, sums, goes, chunk")
)
"""Payments, where a word before says that they are equal or how often they come."""

NOT_MONEY = frozenset(
    _words(
        "km, kms, kilometres, kilometers, miles, mile, people, persons, kids, children,"
        " adults, women, men, inch,"
        " inches, gb, tb, kg, kgs, mpg, hours, hour, minutes, sqm, cm, mm, litres, liters,"
        " acres, acre, horsepower, ft, feet, foot, yards, tola,"
        " bedrooms, rooms, seater, seats,"
        " piece, grams, gram, karat, carat, hp, cc, watts, degrees,"
        " loans, apps, offers, banks, lenders, items, members, pages"
    )
)
"""What a number counts that is no sum of money."""

NOT_MONEY_ZH = tuple(
    _words(
        "岁, 公里, 口人, 个人, 英寸, 寸, 平米, 平方, 号, 克, 斤, 公斤, 个孩子, 孩子, 楼, 小时,"
        " 分钟, 件, 台, 辆, 份"
    )
)

THINGS_ZH = (
    "个(?:半?小时|钟头?)",
    "个(?![月星礼周季半点百基])",
    "家(?![里用具装电长])",
    "头(?![期一二两三款个几年])",
    "只(?![要需还给到用收有拿能是付交])",
    "平(?![息均摊台安时常])",
    "套(?!现)",
    "双(?![方倍月周])",
    "间(?!隔)",
    "名(?![下义])",
    "条(?!件)",
    "支(?![付持取])",
    "人(?![民家均工情])",
    "门(?![店诊口])",
    *_words("周岁, 课时, 亩, 袋, 箱, 瓶, 桶, 吨, 匹, 棵, 株, 层, 座, 米, 升, 位, 张, 级, 度"),
    *_words("筐, 盒, 罐, 颗, 节, 栋, 扇, 盆, 码"),
)
"""What a smaller number counts that is no sum of money, as patterns."""

CURRENCIES = _by_word(
    {
        "$": "$, us$, usd, dollar, dollars, bucks, buck, 美元, 美金, 刀",
        "£": "£, gbp, pound, pounds, quid, 英镑",
        "€": "€, eur, euro, euros, 欧元",
        "¥": "¥, rmb, cny, yuan, kuai",
        "元": "元, 块钱, 块, 圆, 人民币",
        "HK$": "hk$, hkd, 港币, 港元, 蚊",
        "S$": "s$, sgd, 新币, 新元",
        "₹": "₹, rs, inr, rupees, 卢比",
        "JP¥": "日元, 日圆, yen, jpy",
        "₩": "韩元, 韩币, won, krw",
        "NT$": "台币, 新台币, ntd, nt$, twd",
        "฿": "泰铢, 铢, baht, thb",
        "A$": "澳币, 澳刀, 澳元, a$, aud",
        "C$": "加币, 加刀, 加元, c$, cad",
        "NZ$": "纽币, nz$, nzd",
        "₽": "卢布, rub, rubles, roubles",
        "AED": "迪拉姆, aed, dirham, dirhams",
        "R": "兰特, rand, zar",
        "KSh": "先令, shillings, ksh, kes, bob",
        "₫": "越南盾, vnd, dong",
        "Rp": "印尼盾, rp, idr, rupiah",
        "₺": "里拉, tl, lira, liras",
        "CHF": "瑞郎, chf, francs",
        "RM": "令吉, 马币, 林吉特, ringgit, rm, myr",
        "₱": "比索, pesos, peso, php",
        "₦": "奈拉, naira, ngn",
        "R$": "r$, brl, reais",
        "zł": "zl, pln, zloty, zlotys, zlotych",
        "kr": "kr, sek, nok, dkk, kronor, kroner",
        "Kč": "kc, czk, koruna, korun",
        "৳": "taka, tk, bdt",
        "GH₵": "ghs, cedi, cedis",
        "Rs": "pkr, lkr",
        "USh": "ugx",
        "TSh": "tzs",
        "K": "zmw, kwacha",
        "₴": "uah, hryvnia",
        "CFA": "cfa, fcfa, xof",
        "Br": "etb, birr",
        "SAR": "sar, riyal, riyals",
    }
)

NUMBERS = {
    word: value
    for value, word in enumerate(
        _words(
            "zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve,"
            " thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen"
        )
    )
} | {
    word: value * 10
    for value, word in enumerate(
        _words("twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety"), 2
    )
}
SCALES = {"hundred": 100, "thousand": 1_000, "grand": 1_000, "k": 1_000, "million": 1_000_000} | {
    word: scale
    for scale, text in ((100_000, "lakh, lakhs, lac, lacs"), (10_000_000, "crore, crores"))
    for word in _words(text)
}

DIGITS_ZH = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}

FROM_TRADITIONAL = str.maketrans(
    "貸還萬億兩個週費續務額實際帳賬總計價單頭違約滯納無後時間點錢塊圓歐鎊過來給買賣車購業綜遲當隨從"
    "幾開處場餘結繳償應銀壹贰貳叁參肆伍陆陸柒捌玖拾佰仟優減電視腦機現簽"
    "滿歲內攤連寬學齊禮動轉險護對證會醫藥養發撥領與並擔資產質設調讓寫說講請幫門問樣嗎這裡裏們為"
    "國罰級組號話達運選邊認詢贈貼預飯館馬驗齡寶辦員墊夠媽帶幣廠張徵戶損換據斷於舊條標檢歸殘氣沒"
    "滾營爺環畢異療碼種稅筆節糧紅網緊聯職蘋術裝複親訓記評試課誰談財貨貴賠贖較輛農進遊適郵鋪舖鐘"
    "錯長關響順須頂顧騎體屆僅傭協廳擇淨莊擬稱線終繼審聽豬魚雞鋼鍵髮喺嘅咗",
    "贷还万亿两个周费续务额实际账账总计价单头违约滞纳无后时间点钱块圆欧镑过来给买卖车购业综迟当随从"
    "几开处场余结缴偿应银一二二三三四五六六七八九十百千优减电视脑机现签"
    "满岁内摊连宽学齐礼动转险护对证会医药养发拨领与并担资产质设调让写说讲请帮门问样吗这里里们为"
    "国罚级组号话达运选边认询赠贴预饭馆马验龄宝办员垫够妈带币厂张征户损换据断于旧条标检归残气没"
    "滚营爷环毕异疗码种税笔节粮红网紧联职苹术装复亲训记评试课谁谈财货贵赔赎较辆农进游适邮铺铺钟"
    "错长关响顺须顶顾骑体届仅佣协厅择净庄拟称线终继审听猪鱼鸡钢键发在的了",
)
